/**
 * The site's configuration, read once and handed on as values; what makes no sense is refused by the name of its key. Depends
 * on the policies of the packages that it configures.
 */
@NullMarked
package org.reprise.settings;

import org.jspecify.annotations.NullMarked;
