/** The alerts of a site. */
@NullMarked
package org.reprise.cli.alert;

import org.jspecify.annotations.NullMarked;
