"""From a template to a filled package: blocks, plan, rows, links."""
