/// What the grader says of one exercise.
public enum Verdict: String, Codable, Sendable {
  case passed
  case wrong
  case notAttempted
  case threw
  case crashed
  case overTime
  case overMemory
  case noAnswer
}
