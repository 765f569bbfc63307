// The rank of a matrix: what an attacker who only adds and subtracts has in hand.
#pragma once

#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

// By elimination with the largest pivot; numbers below 1e-9 count as 0. Rows are of one length.
inline std::size_t rank(std::vector<std::vector<double>> rows) {
  std::size_t done = 0;
  for (std::size_t column = 0; !rows.empty() && column < rows.front().size() && done < rows.size(); ++column) {
    std::size_t pivot = done;
    for (std::size_t r = done; r < rows.size(); ++r) {
      if (std::abs(rows[r][column]) > std::abs(rows[pivot][column])) pivot = r;
    }
    if (std::abs(rows[pivot][column]) < 1e-9) continue;
    std::swap(rows[done], rows[pivot]);
    for (std::size_t r = done + 1; r < rows.size(); ++r) {
      const double factor = rows[r][column] / rows[done][column];
      for (std::size_t c = column; c < rows[r].size(); ++c) rows[r][c] -= factor * rows[done][c];
    }
    ++done;
  }
  return done;
}
