/** The keys by which sites know one another. */
@NullMarked
package org.reprise.cli.key;

import org.jspecify.annotations.NullMarked;
