/// Scenes as text files that are loaded again while a program runs: what changed in the file changes on the panel.
package io.github.displayio4j.preview.scene;
