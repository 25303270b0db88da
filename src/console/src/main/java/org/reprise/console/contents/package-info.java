/** How much of what events and rows hold the user of a request sees. */
@NullMarked
package org.reprise.console.contents;

import org.jspecify.annotations.NullMarked;
