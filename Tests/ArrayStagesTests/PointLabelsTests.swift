import ArrayStages
import Interchange
import NumpyFormat
import Testing

/// Classes of the four points of `one.npz`, and names of their rows, as files write them.
@Suite struct PointLabelsTests {
  private func classes(_ table: String, array: String? = nil) throws -> Codes {
    try read(
      "one.npz", [("classes", "c.csv")] + (array.map { [("classes-array", $0)] } ?? []),
      others: ["c.csv": Array(table.utf8)])
  }

  @Test func classesMayBeOfAnotherFile() throws {
    let tables = ["c.csv": Array("kind\nb\na\nb\nc\n".utf8), "c.npy": Npy.bytes([3, 1, 3, 2])]
    #expect(try read("one.npz", [("classes", "c.csv")], others: tables).classNames == ["a", "b", "c"])
    #expect(try read("one.npz", [("classes", "c.npy")], others: tables).classes == [3, 1, 3, 2])
  }

  @Test func classesThatDoNotFitAreErrors() {
    let others = ["c.npy": Npy.bytes([1, 2]), "two.csv": Array("a,b\n1,2\n".utf8)]
    #expect(
      complaint("one.npz", [("classes", "c.npy")], others: others)
        == "'one.npz' holds 4 codes, but 'c.npy' 2 classes; name two that belong together")
    #expect(
      complaint("one.npz", [("classes", "two.csv")], others: others).contains("has 2 columns, 'a', 'b'; labels are one")
    )
  }

  @Test func wholeNumbersAreClassesAsTheyAre() throws {
    let found = try classes("k\n 7\n-3 \n007\n+2\n")
    #expect(found.classes == [7, -3, 7, 2] && found.classNames.isEmpty)
  }

  /// One word makes words of all, in the order of their bytes: digits, capitals, small letters, and all others.
  @Test func oneWordMakesWordsOfAll() throws {
    let found = try classes("k\n10\n9\nb\nB\n")
    #expect(found.classNames == ["10", "9", "B", "b"] && found.classes == [0, 1, 3, 2])
    let large = try classes("k\n99999999999999999999\n1\n1\n1\n")
    #expect(large.classNames == ["1", "99999999999999999999"] && large.classes == [1, 0, 0, 0])
  }

  @Test func spacesAroundAWordAreNoPartOfIt() throws {
    let found = try classes("k\na b\n  a b\na b  \n a  b\n")
    #expect(found.classNames == ["a  b", "a b"] && found.classes == [1, 1, 1, 0])
  }

  /// Two spellings of `é` are two classes, as they are two names of a file.
  @Test func wordsAreTheirBytes() throws {
    let found = try classes("k\n\u{e9}\ne\u{301}\n\u{e9}\n\u{e9}\n")
    #expect(found.classes == [1, 0, 1, 1])
    #expect(found.classNames.map { Array($0.utf8) } == ["e\u{301}", "\u{e9}"].map { Array($0.utf8) })
  }

  @Test(arguments: ["", " ", "NA", "nan", "NULL", "-"]) func aPointWithoutAClassIsAnErrorWithItsPlace(word: String) {
    let table = Array("k,n\na,1\nb,2\n\(word),3\nc,4\n".utf8)
    #expect(
      complaint("one.npz", [("classes", "c.csv"), ("classes-array", "k")], others: ["c.csv": table]).contains(
        "'c.csv' has no class for point 3"))
  }

  @Test func aNameChoosesAColumn() throws {
    let table = "cell,kind,stage\na,x,1\nb,y,2\nc,x,1\nd,x,2\n"
    #expect(try classes(table, array: "kind").classNames == ["x", "y"])
    #expect(try classes(table, array: "stage").classes == [1, 2, 1, 2])
    // The only column needs no name, whatever name is given.
    #expect(try classes("k\n1\n2\n3\n4\n", array: "kind").classes == [1, 2, 3, 4])
  }

  @Test func classesAreOneDimensionOfWholeNumbersOrWords() {
    let others = [
      "halves.npy": Npy.bytes([0.5, 1, 2, 3] as [Double]), "matrix.npy": Npy.bytes(codes),
      "none.npy": Npy.bytes([Int]()),
    ]
    #expect(complaint("one.npz", [("classes", "halves.npy")], others: others) != "nothing is wrong")
    #expect(complaint("one.npz", [("classes", "matrix.npy")], others: others).contains("its shape is 4×2"))
    #expect(
      complaint("one.npz", [("classes", "none.npy")], others: others).contains(
        "holds 4 codes, but 'none.npy' 0 classes"))
  }
}
