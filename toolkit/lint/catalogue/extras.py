"""X: what a workbook needs that people edit."""

from toolkit.lint.rule import Rule

EXTRAS = (
    Rule(
        "X01",
        "drop-downs",
        "Cells with a drop-down have a prompt and an error text.",
        "X",
        "a11 FAC",
        "fill in Input Message and Error Alert under Data > Data Validation",
    ),
    Rule(
        "X02",
        "lists of drop-downs",
        "Lists of more than 255 characters refer to cells, and those exist.",
        "X",
        "exc",
        "put the list into cells and refer to them",
    ),
    Rule(
        "X03",
        "keys",
        "Rows with a key have it in the first column, filled and unique.",
        "X",
        "yar FT",
        "give every row an id of its own",
        "Told for Tables whose first heading is Key, ID or Identifier (Clé, Clave, ...).",
    ),
    Rule(
        "X04",
        "version of the data",
        "The cover says which version the workbook holds, and a custom property has its digest.",
        "X",
        "FAC yar",
        "write the version on the cover, and a digest into the custom properties",
        "A property with version, digest, hash or checksum in its name, or a digest as its value.",
    ),
    Rule(
        "X05",
        "list of changes",
        "The workbook has a list of changes since the last release.",
        "DX",
        "UKm ATOP",
        "add a sheet of changes",
        "A sheet or a title with change, modification or cambio in its name.",
    ),
    Rule(
        "X06",
        "imprint",
        "The cover names contact, date of publication, next update, status and licence.",
        "DX",
        "UKg UKh",
        "write them on the cover",
        "By their words in English, French and Spanish.",
    ),
)
