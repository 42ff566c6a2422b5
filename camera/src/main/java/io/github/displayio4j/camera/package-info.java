/// Sources of JPEG frames (`FrameSources.open`) and the layers that show them on a panel (`Viewfinder`).
package io.github.displayio4j.camera;
