"""How workbooks look, in words that do not depend on the program that saved them."""
