package org.reprise.liberty.inside.bank;

/** Inherited: the type of its parameter is known only to its subclass. */
public abstract class Keeper<T> {

    public void keep(T thing) {
        write(thing);
    }

    abstract void write(T thing);
}
