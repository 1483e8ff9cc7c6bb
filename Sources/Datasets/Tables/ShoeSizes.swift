/// What a small shop sold on one Saturday.
public enum ShoeSizes {
  /// European shoe sizes, in the order of sale: `[60]`. Invented for this course.
  public static let sold: [Double] = [
    39, 42, 38, 41, 40, 43, 39, 37, 44, 40, 41, 38, 42, 39, 36,
    45, 40, 39, 43, 41, 38, 40, 42, 37, 39, 41, 40, 46, 38, 43,
    39, 41, 42, 36, 40, 44, 39, 38, 41, 37, 43, 39, 40, 42, 35,
    41, 39, 38, 44, 40, 37, 42, 39, 41, 40, 43, 38, 39, 45, 40,
  ]
}
