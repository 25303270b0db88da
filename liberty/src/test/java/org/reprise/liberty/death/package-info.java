/** Runs in the JVM of a server that is to die at a place in the code; depends on the JDK and ASM alone. */
package org.reprise.liberty.death;
