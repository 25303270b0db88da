/**
 * The command line of a site: asks the console's REST API and prints what it answers. Everything that is decided is decided by the
 * site; here is only how it is asked for and how it looks. Depends on nothing of Reprise: the API is the only thing between them.
 * This package is the program, with its commands that are a method each; a command with commands of its own has a package of its subject.
 */
@NullMarked
package org.reprise.cli;

import org.jspecify.annotations.NullMarked;
