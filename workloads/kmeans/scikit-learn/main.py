"""Lloyd's k-means from the first points as centres, a fixed number of rounds at most."""

import sys
import warnings

import numpy as np
from sklearn.cluster import KMeans
from sklearn.exceptions import ConvergenceWarning

import points as data


def main(path):
    clusters, rounds, rows, malformed = data.read(path)
    if not rows:
        data.report(0, malformed, [], [], 0.0)
        return
    points = np.array(rows)
    # Equal points among the first ones leave centres without members; that is no news to the user.
    warnings.simplefilter("ignore", ConvergenceWarning)
    model = KMeans(clusters, init=points[:clusters], n_init=1, max_iter=rounds, tol=0, algorithm="lloyd").fit(points)
    data.report(len(points), malformed, model.cluster_centers_, np.bincount(model.labels_, minlength=clusters), model.inertia_)


main(sys.argv[1])
