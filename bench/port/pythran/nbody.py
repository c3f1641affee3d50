from nbody_kernel import moved


def nbody(bodies, steps, dt):
    values, energy = moved(bodies, steps, dt)
    for body, row in zip(bodies, values):
        body[:] = row
    return energy
