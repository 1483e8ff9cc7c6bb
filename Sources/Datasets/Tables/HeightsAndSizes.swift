/// Heights and shoe sizes of the same people.
public enum HeightsAndSizes {
  /// Height in centimetres and European shoe size, one person a row: `[12, 2]`. Invented for this
  /// course.
  public static let people: [[Double]] = [
    [158, 37], [161, 36], [163, 38], [167, 38], [168, 39], [171, 40],
    [174, 42], [176, 41], [179, 43], [182, 42], [185, 44], [191, 46],
  ]
}
