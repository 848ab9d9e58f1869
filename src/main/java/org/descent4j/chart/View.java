package org.descent4j.chart;

/**
 * From where a box is seen, far away: its places on the page, and how far behind each other they are. The box stands on
 * its floor, its middle in (0, 0, 0).
 *
 * @param angle by how much the box is turned, in degrees, counter-clockwise when seen from above
 * @param elevation how high the eye is, in degrees: 0 from the side, 90 from above
 */
record View(double angle, double elevation) {

    private double sine() {
        return Math.sin(Math.toRadians(angle));
    }

    private double cosine() {
        return Math.cos(Math.toRadians(angle));
    }

    /** How far to the right. */
    double right(double x, double y) {
        return x * cosine() - y * sine();
    }

    /** How far away from the eye, on the floor. */
    double away(double x, double y) {
        return x * sine() + y * cosine();
    }

    /** How far up on the page. */
    double up(double x, double y, double z) {
        return z * Math.cos(Math.toRadians(elevation)) + away(x, y) * Math.sin(Math.toRadians(elevation));
    }

    /** How a ray to the eye goes over the floor, a unit long: to the right along x. */
    double towardsX() {
        return -sine();
    }

    /** How a ray to the eye goes over the floor, a unit long: along y. */
    double towardsY() {
        return -cosine();
    }

    /** By how much a ray to the eye rises, a unit of floor. */
    double rise() {
        return Math.tan(Math.toRadians(elevation));
    }
}
