"""Who is who: names joined into people by what they share and editors decided, and what bulletins attest of them."""
