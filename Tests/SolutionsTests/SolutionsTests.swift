import Grading
import Lessons
import TestSupport
import Testing

/// The reference implementations earn full marks, every exercise of every lab.
///
/// `lab check` runs them on fresh inputs and in the lessons, too.
@Suite(.serialized) struct SolutionsTests {
  @Test(arguments: Course.lessons.flatMap(\.exercises).map(\.id))
  func passes(id: String) throws {
    try grade(id, of: BuiltProducts.solutions)
  }
}
