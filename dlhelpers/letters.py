"""A text, read and written letter by letter: what lesson 7 does with the Zen of Python."""

import numpy as np

from dlhelpers.activations import softmax
from dlhelpers.errors import explain, require_count, require_generator
from dlhelpers.recurrent import one_hot, rnn_cell_forward, rnn_forward


def letters_of(text):
    """Number the different letters of a text, in the order of the alphabet.

    Parameters
    ----------
    text : str
        Any text; every character counts as a letter, blanks and ends of lines too.

    Returns
    -------
    letters : str
        Each letter once: class k is ``letters[k]``.
    indices : ndarray of int, shape (len(text),)
        The class of every letter of the text.
    """
    letters = "".join(sorted(set(text)))
    return letters, np.array([letters.index(letter) for letter in text])


def cut_into_sequences(indices, n_classes, T):
    """Cut a text into sequences of T letters; the label of each letter is the one that follows it.

    Parameters
    ----------
    indices : ndarray of int, shape (length,)
        The text, as `letters_of` gives it.
    n_classes : int
        Number of different letters.
    T : int
        Letters in a sequence.

    Returns
    -------
    x, y : ndarray, shape (n_classes, m, T)
        One-hot letters, and one-hot followers: ``y`` of a step is ``x`` of the next. One sequence
        begins at every place of the text where it fits.

    Raises
    ------
    TypeError, ValueError
        If the text is too short.
    """
    require_count(T, "T", "cut_into_sequences")
    if len(indices) <= T:
        raise ValueError(
            explain(
                "cut_into_sequences: the text is too short.",
                expected=f"more than T = {T} letters",
                got=f"{len(indices)} letters",
                fix="take a smaller T.",
            )
        )
    places = np.arange(len(indices) - T)[:, np.newaxis] + np.arange(T + 1)
    encoded = one_hot(indices[places.ravel()], n_classes).reshape(n_classes, -1, T + 1)
    return encoded[:, :, :-1].copy(), encoded[:, :, 1:].copy()


def expectations(parameters, letters, text):
    """Read a text, and note before each letter what was expected.

    Parameters
    ----------
    parameters : dict of ndarray
        Of a network that reads letters.
    letters : str
        Class k is ``letters[k]``.
    text : str
        At least two letters.

    Returns
    -------
    chances : ndarray, shape (len(text) - 1,)
        Probability that each letter but the first had been given.
    guesses : str
        The letter that was thought most probable in its place.
    """
    classes = np.array([letters.index(letter) for letter in text])
    x = one_hot(classes[:-1], len(letters))[:, np.newaxis, :]
    _, y_hat, _ = rnn_forward(x, np.zeros((len(parameters["ba"]), 1)), parameters)
    chances = y_hat[classes[1:], 0, np.arange(len(text) - 1)]
    return chances, "".join(letters[k] for k in y_hat[:, 0].argmax(axis=0))


def write(parameters, letters, beginning, length, rng, temperature=1.0):
    r"""Let a network that reads letters write: draw each letter from what it expects next.

    The scores are divided by the temperature in front of the softmax, which raises each
    probability to the power 1 / temperature: below 1 the likely letters become likelier.

    Parameters
    ----------
    parameters : dict of ndarray
        Of a network with as many inputs and classes as there are letters.
    letters : str
        Class k is ``letters[k]``.
    beginning : str
        What the network reads first; at least one letter.
    length : int
        Letters to write.
    rng : numpy.random.Generator
        Draws the letters.
    temperature : float
        Above 0.

    Returns
    -------
    str
        The beginning and what was written.

    Raises
    ------
    TypeError, ValueError
        If `beginning` is empty or holds a letter that the network does not know, or the temperature
        is not above 0.

    References
    ----------
    Graves, *Generating sequences with recurrent neural networks* (2013), section 2.
    """
    require_count(length, "length", "write")
    require_generator(rng, "write")
    unknown = sorted(set(beginning) - set(letters))
    if unknown or not beginning or not temperature > 0:
        raise ValueError(
            explain(
                "write: the network cannot begin like that.",
                expected=f"a beginning made of the letters {letters!r}, a temperature above 0",
                got=f"beginning {beginning!r}, temperature {temperature!r}",
                fix="use small letters that occur in the text.",
            )
        )
    a = np.zeros((len(parameters["ba"]), 1))
    text = beginning
    for place in range(len(beginning) + length - 1):
        x_t = one_hot([letters.index(text[place])], len(letters))
        a, y_hat, _ = rnn_cell_forward(x_t, a, parameters)
        if place + 1 == len(text):
            # The logarithms of probabilities are scores again, up to a common number.
            chances = softmax(np.log(np.maximum(y_hat, 1e-300)) / temperature).ravel()
            text += letters[rng.choice(len(letters), p=chances)]
    return text
