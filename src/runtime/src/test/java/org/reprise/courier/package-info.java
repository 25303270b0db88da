/** Letters that pass from office to office: an application whose calls find rows by their arguments, change two and insert one. */
@NullMarked
package org.reprise.courier;

import org.jspecify.annotations.NullMarked;
