// bench/peers/krabmaga/src/main.rs -- flocking on krABMaga's public API, all birds at once: its fields are read as they were.
//
// Written by us from the rules, not from its examples. Reads "model size seed" lines; answers "seconds statistic...". The field
// is opened as not toroidal, since only then does it wrap the cells it looks at; distances across the edge are ours.
use std::any::Any;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::io::BufRead;
use std::time::Instant;

use krabmaga::engine::agent::Agent;
use krabmaga::engine::fields::field::Field;
use krabmaga::engine::fields::field_2d::{Field2D, Location2D};
use krabmaga::engine::location::Real2D;
use krabmaga::engine::schedule::Schedule;
use krabmaga::engine::state::State;

#[derive(Clone, Copy)]
struct Bird {
    id: u32,
    at: Real2D,
    heading: Real2D,
}
impl Hash for Bird {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}
impl PartialEq for Bird {
    fn eq(&self, other: &Bird) -> bool {
        self.id == other.id
    }
}
impl Eq for Bird {}
impl fmt::Display for Bird {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.id)
    }
}
impl Location2D<Real2D> for Bird {
    fn get_location(self) -> Real2D {
        self.at
    }
    fn set_location(&mut self, at: Real2D) {
        self.at = at;
    }
}

fn shorter(from: f32, to: f32, side: f32) -> f32 {
    let d = to - from;
    if d > 0.5 * side {
        d - side
    } else if d < -0.5 * side {
        d + side
    } else {
        d
    }
}
fn wrapped(v: f32, side: f32) -> f32 {
    let v = if v < 0.0 { v + side } else { v };
    if v >= side {
        v - side
    } else {
        v
    }
}

impl Agent for Bird {
    fn step(&mut self, state: &mut dyn State) {
        let sky = state.as_any().downcast_ref::<Sky>().unwrap();
        let (mut n, mut x, mut y, mut vx, mut vy, mut near_x, mut near_y) = (0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32, 0.0f32);
        for other in sky.field.get_neighbors_within_relax_distance(self.at, sky.visual) {
            if other.id == self.id {
                continue;
            }
            let dx = shorter(self.at.x, other.at.x, sky.side);
            let dy = shorter(self.at.y, other.at.y, sky.side);
            let distance = dx * dx + dy * dy;
            if distance > sky.visual * sky.visual {
                continue;
            }
            n += 1.0;
            x += dx;
            y += dy;
            vx += other.heading.x;
            vy += other.heading.y;
            if distance < 1.0 {
                near_x += dx;
                near_y += dy;
            }
        }
        if n > 0.0 {
            self.heading.x += (0.03 * x + 0.05 * vx - 0.015 * near_x) / n;
            self.heading.y += (0.03 * y + 0.05 * vy - 0.015 * near_y) / n;
        }
        let length = (self.heading.x * self.heading.x + self.heading.y * self.heading.y).sqrt();
        self.heading.x /= length;
        self.heading.y /= length;
        self.at.x = wrapped(self.at.x + self.heading.x, sky.side);
        self.at.y = wrapped(self.at.y + self.heading.y, sky.side);
        sky.field.set_object_location(*self, self.at);
    }
}

struct Luck(u64);
impl Luck {
    fn uniform(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9E3779B97F4A7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58476D1CE4E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D049BB133111EB);
        ((z ^ (z >> 31)) >> 40) as f32 / (1u64 << 24) as f32
    }
}

struct Sky {
    side: f32,
    visual: f32,
    birds: u32,
    seed: u64,
    field: Field2D<Bird>,
}
impl Sky {
    fn new(side: f32, visual: f32, birds: u32, seed: u64) -> Sky {
        Sky { side, visual, birds, seed, field: Field2D::new(side, side, visual, false) }
    }
}
impl State for Sky {
    fn init(&mut self, schedule: &mut Schedule) {
        let mut luck = Luck(self.seed.wrapping_mul(0x2545F4914F6CDD1D));
        for id in 0..self.birds {
            let at = Real2D { x: luck.uniform() * self.side, y: luck.uniform() * self.side };
            let heading = Real2D { x: 2.0 * luck.uniform() - 1.0, y: 2.0 * luck.uniform() - 1.0 };
            let bird = Bird { id, at, heading };
            self.field.set_object_location(bird, at);
            schedule.schedule_repeating(Box::new(bird), 0.0, 0);
        }
    }
    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn as_state_mut(&mut self) -> &mut dyn State {
        self
    }
    fn as_state(&self) -> &dyn State {
        self
    }
    fn reset(&mut self) {}
    fn update(&mut self, _step: u64) {
        self.field.lazy_update();
    }
}

fn main() {
    for line in std::io::stdin().lock().lines() {
        let line = line.unwrap();
        let words: Vec<&str> = line.split_whitespace().collect();
        let (side, visual, birds, steps) = match (words[0], words[1]) {
            ("sorted_flocking", "small") => (100.0, 5.0, 200, 100),
            ("sorted_flocking", "large") => (150.0, 15.0, 400, 100),
            ("sorted_flocking", "million") => (7500.0, 15.0, 1_000_000, 3),
            _ => {
                println!("none");
                continue;
            }
        };
        let mut sky = Sky::new(side, visual, birds, words[2].parse().unwrap());
        let mut schedule = Schedule::new();
        sky.init(&mut schedule);
        let start = Instant::now();
        for _ in 0..steps {
            schedule.step(&mut sky);
        }
        let seconds = start.elapsed().as_secs_f64();
        let (mut x, mut y, mut n) = (0.0f64, 0.0f64, 0u32);
        for agent in schedule.get_all_events() {
            if let Some(bird) = agent.downcast_ref::<Bird>() {
                x += bird.heading.x as f64;
                y += bird.heading.y as f64;
                n += 1;
            }
        }
        println!("{} {}", seconds, (x * x + y * y).sqrt() / n as f64);
    }
}
