"""What runs beside a student's code, in the process that is confined. It is trusted with nothing.

These modules import nothing of the course but each other: in there they stand alone.
"""
