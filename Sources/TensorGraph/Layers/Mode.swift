/// Whether a network is being trained or used; dropout and batch normalisation do different things.
///
/// A network is added to its graph once for each: both share their variables, and a plan leaves out
/// the one that a run does not ask for.
public enum Mode: Sendable {
  case training, inference
}
