"""A bulletin and its entries as rows: what is printed, what came before, and matching with what is stored."""
