"""Text that copying or typesetting took apart, put right before anything is read: columns, tables, wiki source, broken lines."""
