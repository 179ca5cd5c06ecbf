"""What a page says and how: languages, posts, sections, printed words, and the helpers of templates."""
