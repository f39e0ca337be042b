/// How weights move: AdamW, the learning rate's course, the running average. On flat tensors; what the loss is, is
/// not known here.
@NullMarked
package dev.armature.training.optim;

import org.jspecify.annotations.NullMarked;
