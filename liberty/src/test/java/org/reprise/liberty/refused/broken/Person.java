package org.reprise.liberty.refused.broken;

/** A value that loses a part on its way through JSON. */
public class Person {
    private String name = "";
    private transient String nickname = "";
}
