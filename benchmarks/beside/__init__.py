"""What this program is measured against, and how servers are asked."""
