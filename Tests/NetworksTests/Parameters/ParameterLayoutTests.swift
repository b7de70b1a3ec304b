import Foundation
import Networks
import Testing

/// Where the parts of a model lie in its buffer.
struct ParameterLayoutTests {
  @Test func everyNumberBelongsToOneSliceWhateverTheShapes() {
    var layout = ParameterLayout()
    let shapes = [[3, 4], [], [0, 7], [5], [2, 3, 4], [1]]
    let slices = shapes.enumerated().map { layout.add("part \($0)", shape: $1) }
    #expect(slices.map(\.count) == [12, 1, 0, 5, 24, 1])
    #expect(layout.count == 43 && layout.slices == slices)
    #expect(slices.flatMap { Array($0.range) } == Array(0..<43))
    // An empty slice takes no place from the one behind it.
    #expect(slices[2].offset == slices[3].offset)
  }

  @Test func anEmptyLayoutHasNoNumbers() {
    var layout = ParameterLayout()
    #expect(layout.count == 0 && layout[""] == nil)
    #expect(layout.add("", shape: [0]).range.isEmpty && layout.count == 0 && layout[""] != nil)
  }

  @Test func itIsReadBackFromJSON() throws {
    var layout = ParameterLayout()
    _ = layout.add("encoder.0.weight", shape: [2, 3])
    _ = layout.add("\"é\" \n", shape: [])
    let read = try JSONDecoder().decode(ParameterLayout.self, from: JSONEncoder().encode(layout))
    #expect(read == layout && read["\"é\" \n"]?.range == 6..<7)
  }

  @Test func equalSlicesInAnotherOrderAreAnotherLayout() {
    var (a, b) = (ParameterLayout(), ParameterLayout())
    for name in ["x", "y"] { _ = a.add(name, shape: [2]) }
    for name in ["y", "x"] { _ = b.add(name, shape: [2]) }
    #expect(a != b && a.count == b.count)
  }

  @Test func aNegativeShapeIsRefused() async {
    let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
      var layout = ParameterLayout()
      _ = layout.add("w", shape: [-2, -3])
    }
    let words = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(words.contains("parameter 'w' cannot have the shape [-2, -3]"))
  }
}
