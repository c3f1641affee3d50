//! Bodies under softened gravity (G = 1), moved by velocity Verlet.

type Vector = [f64; 3];

struct Body {
    mass: f64,
    position: Vector,
    velocity: Vector,
    acceleration: Vector,
}

pub struct System {
    bodies: Vec<Body>,
    softening2: f64,
}

impl System {
    /// `bodies`: mass, position and velocity of each.
    pub fn new(bodies: &[[f64; 7]], softening: f64) -> Self {
        let bodies = bodies.iter().map(|&[mass, x, y, z, vx, vy, vz]| Body {
            mass,
            position: [x, y, z],
            velocity: [vx, vy, vz],
            acceleration: [0.0; 3],
        });
        System {
            bodies: bodies.collect(),
            softening2: softening * softening,
        }
    }

    pub fn integrate(&mut self, steps: u64, dt: f64) {
        self.accelerate();
        for _ in 0..steps {
            self.kick(0.5 * dt);
            self.drift(dt);
            self.accelerate();
            self.kick(0.5 * dt);
        }
    }

    pub fn energy(&self) -> f64 {
        let mut kinetic = 0.0;
        let mut potential = 0.0;
        for (i, body) in self.bodies.iter().enumerate() {
            kinetic += 0.5 * body.mass * dot(&body.velocity, &body.velocity);
            for other in &self.bodies[i + 1..] {
                let d = difference(&other.position, &body.position);
                potential -= body.mass * other.mass / (dot(&d, &d) + self.softening2).sqrt();
            }
        }
        kinetic + potential
    }

    pub fn positions(&self) -> Vec<Vector> {
        self.bodies.iter().map(|body| body.position).collect()
    }

    fn kick(&mut self, dt: f64) {
        for body in &mut self.bodies {
            add_scaled(&mut body.velocity, &body.acceleration, dt);
        }
    }

    fn drift(&mut self, dt: f64) {
        for body in &mut self.bodies {
            add_scaled(&mut body.position, &body.velocity, dt);
        }
    }

    /// Each pair once; the force on one is the opposite of the force on the other.
    fn accelerate(&mut self) {
        for body in &mut self.bodies {
            body.acceleration = [0.0; 3];
        }
        let mut rest = self.bodies.as_mut_slice();
        while let Some((body, others)) = rest.split_first_mut() {
            for other in others.iter_mut() {
                attract(body, other, self.softening2);
            }
            rest = others;
        }
    }
}

#[inline]
fn attract(body: &mut Body, other: &mut Body, softening2: f64) {
    let d = difference(&other.position, &body.position);
    let d2 = dot(&d, &d) + softening2;
    let inverse = 1.0 / (d2 * d2.sqrt());
    add_scaled(&mut body.acceleration, &d, other.mass * inverse);
    add_scaled(&mut other.acceleration, &d, -(body.mass * inverse));
}

fn add_scaled(sum: &mut Vector, vector: &Vector, factor: f64) {
    for (sum, component) in sum.iter_mut().zip(vector) {
        *sum += factor * component;
    }
}

fn difference(a: &Vector, b: &Vector) -> Vector {
    [a[0] - b[0], a[1] - b[1], a[2] - b[2]]
}

fn dot(a: &Vector, b: &Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}
