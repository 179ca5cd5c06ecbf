"""Events as rows and as rendered texts, and the corrections laid over them."""
