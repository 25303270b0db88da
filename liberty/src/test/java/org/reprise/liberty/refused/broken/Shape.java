package org.reprise.liberty.refused.broken;

/** Anything may implement it. */
public interface Shape {
    double area();
}
