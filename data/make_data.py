"""Make the course's data files, and the manifest that says where each comes from.

``make data`` runs this. The numbers are the same on every machine: the drawn ones are rounded far
above the last digit in which machines differ, the others are copied as scikit-learn ships them.
"""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from dlhelpers.shallow import draw_flower

HERE = Path(__file__).resolve().parent
COMMAND = "make data"


def flower_table():
    """Draw the flower: two classes on the petals of a polar rose, 400 points.

    Each class takes half of the turn, t from 0 to pi and from pi to 2 pi, on the curve
    r = 4 sin 4t. Noise of 0.2 in the angle and in the radius blurs the petals into each other.
    """
    # The seed is chosen: with most, a straight line is right for about half of the points; with
    # this one it is right for 47 %, worse than a coin. The petals are as blurred as with others.
    X, Y = draw_flower(np.random.default_rng(182))
    rows = [[f"{x1:.6f}", f"{x2:.6f}", f"{y:.0f}"] for x1, x2, y in np.vstack([X, Y]).T]
    return ["x1", "x2", "label"], rows


def digits_table():
    """Copy the handwritten digits: 64 pixels from 0 to 16, row by row, then the digit."""
    from sklearn.datasets import load_digits

    digits = load_digits()
    header = [f"pixel_{row}_{column}" for row in range(8) for column in range(8)]
    table = np.column_stack([digits.data, digits.target]).astype(int)
    return [*header, "label"], table.astype(str).tolist()


def breast_cancer_table():
    """Copy the breast cancer measurements: 30 features, then 0 for malignant, 1 for benign."""
    from sklearn.datasets import load_breast_cancer

    cancer = load_breast_cancer()
    # repr writes a float with just the digits that bring the same float back.
    rows = [
        [repr(float(x)) for x in features] + [str(label)]
        for features, label in zip(cancer.data, cancer.target.tolist(), strict=True)
    ]
    return [*cancer.feature_names.tolist(), "label"], rows


def temple_table():
    """Cut the temple out of a photograph: 160 x 150 grey levels, 0 (black) to 255 (white).

    Rows 24 to 343 and columns 60 to 359 of china.jpg. Each pixel is the mean of 2 x 2, which halves
    the size and takes most of the traces of the JPEG format with it; red, green and blue count 299,
    587 and 114 thousandths, as eyes weigh them (ITU-R BT.601).
    """
    from sklearn.datasets import load_sample_image

    photo = load_sample_image("china.jpg")[24:344, 60:360].astype(int)
    sums = photo.reshape(160, 2, 150, 2, 3).sum(axis=(1, 3))
    # Whole numbers all the way, rounded at the end: the same on every machine.
    grey = (sums @ [299, 587, 114] + 2000) // 4000
    return [f"column_{column}" for column in range(150)], grey.astype(str).tolist()


FILES = {
    "flower.csv": (
        flower_table,
        "drawn by this course: two classes on the petals of the polar rose r = 4 sin 4t",
        "MIT, as the rest of the course",
    ),
    "digits.csv": (
        digits_table,
        "E. Alpaydin and C. Kaynak, Optical Recognition of Handwritten Digits, UCI Machine "
        "Learning Repository, 1998: the test set, as scikit-learn ships it (load_digits)",
        "CC BY 4.0 (UCI), BSD-3-Clause (scikit-learn)",
    ),
    "breast_cancer.csv": (
        breast_cancer_table,
        "W. Wolberg, O. Mangasarian, N. Street and W. Street, Breast Cancer Wisconsin "
        "(Diagnostic), UCI Machine Learning Repository, 1995, as scikit-learn ships it "
        "(load_breast_cancer)",
        "CC BY 4.0 (UCI), BSD-3-Clause (scikit-learn)",
    ),
    "temple.csv": (
        temple_table,
        "danielbuechele, photograph 6061409035 on Flickr, retrieved by Robert Layton on 21 August "
        "2011, as scikit-learn ships it (load_sample_image, china.jpg); changed: cut out, made "
        "grey, half the size",
        "CC BY 2.0 (https://creativecommons.org/licenses/by/2.0/), some rights reserved by "
        "danielbuechele",
    ),
}


def make_data(folder):
    """Write every data file and ``manifest.json`` into `folder`."""
    manifest = []
    for name, (make_table, source, licence) in FILES.items():
        header, rows = make_table()
        text = "".join(",".join(row) + "\n" for row in [header, *rows])
        content = text.encode("ascii")
        (folder / name).write_bytes(content)
        manifest.append(
            {
                "file": name,
                "sha256": hashlib.sha256(content).hexdigest(),
                "shape": [len(rows), len(header)],
                "source": source,
                "licence": licence,
                "command": COMMAND,
            }
        )
    text = json.dumps(manifest, indent=2) + "\n"
    (folder / "manifest.json").write_bytes(text.encode("ascii"))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--to", type=Path, default=HERE, help="folder to write into")
    make_data(parser.parse_args().to)
