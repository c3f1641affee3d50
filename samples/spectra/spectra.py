"""Finds tones in recordings with NumPy.

    python3 spectra.py recordings.csv [--rate 8000] [--window 4096]

For each recording: Welch's averaged periodogram (1967) of overlapping windows, peaks above the noise floor, a band-pass by
FFT around the strongest, its envelope, and the correlation with the other recordings. All the work on samples is done by NumPy.
"""
import argparse
import csv
import sys

import numpy as np


def signal(row, rate):
    """The samples of a recording."""
    draw = np.random.default_rng(int(row["seed"]))
    time = np.arange(int(row["seconds"]) * rate) / rate
    tone = float(row["tone_hz"])
    wave = np.sin(2 * np.pi * tone * time) * (1 + 0.3 * np.sin(2 * np.pi * 0.5 * time)) + 0.4 * np.sin(2 * np.pi * 2.01 * tone * time)
    return wave + float(row["noise"]) * draw.standard_normal(len(time))


def spectrum(samples, rate, window):
    """Frequencies and power, averaged over windows that overlap by half."""
    taper = np.hanning(window)
    starts = np.arange(0, len(samples) - window + 1, window // 2)
    pieces = np.lib.stride_tricks.sliding_window_view(samples, window)[starts] * taper
    power = (np.abs(np.fft.rfft(pieces, axis=1)) ** 2).mean(axis=0) / (rate * (taper ** 2).sum())
    return np.fft.rfftfreq(window, 1 / rate), power


def peaks(frequencies, power, factor=8.0):
    """Frequencies of local maxima that stand out of the noise, strongest first."""
    floor = np.median(power)
    inner = power[1:-1]
    found = np.flatnonzero((inner > power[:-2]) & (inner >= power[2:]) & (inner > factor * floor)) + 1
    return [(float(frequencies[i]), float(power[i])) for i in found[np.argsort(-power[found], kind="stable")]]


def band(samples, rate, low, high):
    """The samples with only the frequencies between two."""
    transformed = np.fft.rfft(samples)
    frequencies = np.fft.rfftfreq(len(samples), 1 / rate)
    transformed[(frequencies < low) | (frequencies > high)] = 0
    return np.fft.irfft(transformed, len(samples))


def envelope(samples):
    """The outline of an oscillation: the magnitude of the analytic signal."""
    transformed = np.fft.fft(samples)
    half = len(samples) // 2
    transformed[1:half] *= 2
    transformed[half + 1:] = 0
    return np.abs(np.fft.ifft(transformed))


def analyse(row, rate, window):
    """Everything about one recording: its line, and its filtered samples."""
    samples = signal(row, rate)
    frequencies, power = spectrum(samples, rate, window)
    found = peaks(frequencies, power)
    if not found:
        return "%s: no tone" % row["name"], samples
    strongest = found[0][0]
    filtered = band(samples, rate, 0.9 * strongest, 1.1 * strongest)
    outline = envelope(filtered)
    ratio = filtered.std() / max(1e-12, (samples - filtered).std())
    return "%s: %s; swing %.3f, signal to noise %.3f" % (
        row["name"], ", ".join("%.1f Hz" % x for x, _ in found[:3]), outline.std() / outline.mean(), ratio), filtered


def likeness(recordings):
    """The pair of recordings whose spectra are most alike."""
    if len(recordings) < 2:
        return None
    length = min(map(len, recordings))
    spectra = np.array([np.abs(np.fft.rfft(x[:length])) for x in recordings])
    matrix = np.corrcoef(spectra)
    np.fill_diagonal(matrix, -2)
    i, j = divmod(int(matrix.argmax()), len(recordings))
    return i, j, float(matrix[i, j])


def main():
    parser = argparse.ArgumentParser(description="Finds tones in recordings.")
    parser.add_argument("recordings")
    parser.add_argument("--rate", type=int, default=8000)
    parser.add_argument("--window", type=int, default=4096)
    options = parser.parse_args()
    with open(options.recordings, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        sys.exit("spectra: %s names no recordings" % options.recordings)
    done = []
    for row in rows:
        line, filtered = analyse(row, options.rate, options.window)
        print(line)
        done.append(filtered)
    if (pair := likeness(done)) is not None:
        print("most alike: %s and %s, %.3f" % (rows[pair[0]]["name"], rows[pair[1]]["name"], pair[2]))


if __name__ == "__main__":
    main()
