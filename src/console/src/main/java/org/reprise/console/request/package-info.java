/**
 * What every request meets, whatever it asks for: who may ask, that it comes from the console's own page, its reason for the audit
 * trail, and how a refusal is said. Knows no resource.
 */
@NullMarked
package org.reprise.console.request;

import org.jspecify.annotations.NullMarked;
