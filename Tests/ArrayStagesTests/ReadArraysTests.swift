import ArrayStages
import Interchange
import LinearAlgebra
import NumpyFormat
import StageTestSupport
import Stages
import Testing

@Suite struct ReadArraysTests {
  @Test func classesMayBeAnArrayOfTheSameFile() throws {
    let numbers = try read("stored.npz", [("array", "z"), ("classes", "stored.npz"), ("classes-array", "labels")])
    #expect(numbers == Codes(codes, classes: [1, 0, 1, 2]))
    let words = try read("stored.npz", [("array", "z"), ("classes", "stored.npz"), ("classes-array", "names")])
    #expect(words == Codes(codes, classes: [1, 0, 1, 2], classNames: ["cat", "owl", "é"]))
    #expect(
      try read(
        "several.safetensors", [("array", "z"), ("classes", "several.safetensors"), ("classes-array", "labels")]
      )
      .classes == [1, 0, 1, 2])
  }

  @Test func anArrayMayNameTheRows() throws {
    #expect(try read("stored.npz", [("array", "z"), ("id", "cells")]).ids == ["d", "c", "b", "a"])
    #expect(try read("several.safetensors", [("array", "double"), ("id", "cells")]).ids == ["4", "5", "6", "7"])
    #expect(
      complaint("stored.npz", [("array", "z"), ("id", "names")])
        == "'stored.npz' has the names 'owl' in row 1 and in row 3; a name is of one point")
    #expect(complaint("stored.npz", [("array", "z"), ("id", "x")]).contains("has no array 'x', only"))
    #expect(
      complaint("a.npy", [("id", "cells")], bytes: Npy.bytes(codes)).contains(
        "numpy.savez('run-1.npz', codes=codes, cells=ids)"))
  }

  @Test func tablesAreReadToo() throws {
    let table = Array("u,cell,v\n1,a,-2.5\n0.5,b,4\n-3,c,0.125\n8,d,1\n".utf8)
    #expect(try read("a.csv", [("id", "cell")], bytes: table) == Codes(codes, ids: ["a", "b", "c", "d"]))
    #expect(complaint("a.csv", [("id", "cells")], bytes: table).contains("its columns are 'u', 'cell', 'v'"))
    #expect(try read("a.csv", bytes: Array("u,v\n1,-2.5\n0.5,4\n-3,0.125\n8,1\n".utf8)) == Codes(codes))
  }

  @Test func aFileOfAnotherKindIsAnErrorOfTheNotebook() {
    #expect(
      message(ReadArrays.self, [("codes", "a.pt")])
        == "a.md:2:10: 'codes' must name a .npz or a .safetensors or a .npy or a .csv file, not 'a.pt'")
  }
}
