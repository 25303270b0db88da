/**
 * A site at work in its role: the parts of a primary, of a secondary and of any site, each with the loop that runs it. Plain
 * Java: the container is behind {@code Container}. A role is for life; another role is another {@code SiteParts}.
 */
@NullMarked
package org.reprise.role;

import org.jspecify.annotations.NullMarked;
