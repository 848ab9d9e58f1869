plugins {
    application
}

repositories {
    mavenLocal() // where "mvn install" puts descent4j
    mavenCentral()
}

val nd4j = "1.0.0-M2.1"

// Where it is to run: also linux-arm64, macosx-x86_64, macosx-arm64, windows-x86_64.
val platform = providers.gradleProperty("platform").getOrElse("linux-x86_64")

dependencies {
    implementation("org.descent4j:descent4j:0.1.0-SNAPSHOT")
    // ND4J's backend for processors, with the native libraries of one platform.
    runtimeOnly("org.nd4j:nd4j-native:$nd4j")
    runtimeOnly("org.nd4j:nd4j-native:$nd4j:$platform")
    runtimeOnly("org.bytedeco:openblas:0.3.19-1.5.7:$platform")
    runtimeOnly("org.bytedeco:javacpp:1.5.7:$platform")
    runtimeOnly("org.slf4j:slf4j-nop:1.7.36") // keeps ND4J's log quiet
}

tasks.withType<JavaCompile> {
    options.release.set(17)
    options.encoding = "UTF-8"
}

application {
    mainClass.set("example.Main")
}
