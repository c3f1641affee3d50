enum Light {
    Green,
    Amber,
    Red,
}

fn advice(light: &Light) -> &'static str {
    match light {
        Light::Green => "go",
        Light::Amber => "slow",
    }
}

fn main() {
    for light in [Light::Green, Light::Amber, Light::Red].iter().skip(2) {
        println!("{}", advice(light));
    }
}
