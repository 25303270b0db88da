/** An application that writes while it starts. */
@NullMarked
package org.reprise.liberty.early.app;

import org.jspecify.annotations.NullMarked;
