rootProject.name = "moons"
