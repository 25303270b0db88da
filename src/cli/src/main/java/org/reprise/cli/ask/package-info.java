/**
 * How a site is asked: its address, the login, the HTTP client, the options that all commands share; and how it is told what went wrong,
 * with its exit code. Below all commands.
 */
@NullMarked
package org.reprise.cli.ask;

import org.jspecify.annotations.NullMarked;
