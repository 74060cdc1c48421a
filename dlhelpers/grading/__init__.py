"""The instructor's side: building notebooks, releasing and grading them."""

import sys

# jsonschema, which nbformat imports, compiles the grammar of web addresses when this package is
# there. That takes as long as all other imports of nbgrader, in each process, and no notebook needs
# it; where it cannot be imported, jsonschema goes without.
sys.modules.setdefault("rfc3987_syntax", None)
