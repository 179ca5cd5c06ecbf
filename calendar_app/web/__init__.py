"""Flask: one blueprint a subject, thin views."""
