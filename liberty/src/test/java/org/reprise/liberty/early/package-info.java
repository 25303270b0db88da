/** Tests on real servers of what comes before a site is open: rows of start-up beans, and a database that comes late. */
@NullMarked
package org.reprise.liberty.early;

import org.jspecify.annotations.NullMarked;
