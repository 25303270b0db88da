/** Entities for statements of the application: bulk JPQL and native SQL. Not woven. */
@NullUnmarked
package org.reprise.parcel;

import org.jspecify.annotations.NullUnmarked;
