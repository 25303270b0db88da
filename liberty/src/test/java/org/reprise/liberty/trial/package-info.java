/** What is proved, on running sites: business code that calls cannot copy, and databases and logs that were tampered with. */
@NullMarked
package org.reprise.liberty.trial;

import org.jspecify.annotations.NullMarked;
