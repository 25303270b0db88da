/**
 * Beans that cannot be replicated, each for one reason, and one that can. The tests deploy each in an application of its own.
 */
@NullMarked
package org.reprise.liberty.refused.broken;

import org.jspecify.annotations.NullMarked;
