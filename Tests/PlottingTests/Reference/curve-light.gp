set terminal svg size 782.8,404 fixed noenhanced rounded background rgb '#ffffff' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#8c959f'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#1f2328'
set xtics offset 0,0.3
set key textcolor rgb '#1f2328' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0.10731
set rmargin at screen 0.86868
set tmargin at screen 0.96535
set bmargin at screen 0.14356
set xrange [1.918528238650529:8.339726086728971]
set logscale x
set xtics ("2" 2, "4" 4, "8" 8)
set grid xtics back lw 1 lc rgb '#e6e9ed'
set xlabel "number of components" offset 0,0.5 textcolor rgb '#1f2328'
set yrange [1.425:3.075]
set ytics 0.5 format "%.1f"
set grid ytics back lw 1 lc rgb '#e6e9ed'
set label "BIC (smaller is better, ×10⁶)" at screen 0.01533,0.55446 center rotate by 90 front textcolor rgb '#1f2328'
set key at screen 0.88401,0.96535 left top vertical Left reverse noautotitle
$curve_0 << END
2 2.5 2.25 2.75
4 2 1.75 2.5
8 1.5 1.5 1.5
END
$curve_1 << END
2 3 3 3
8 2.5 2.5 2.5
END
plot \
  $curve_0 using 1:3:4 with filledcurves fs solid noborder fc rgb '#bf0072b2' notitle, \
  $curve_0 using 1:2 with linespoints pt 7 ps 0.7 lw 2 lc rgb '#0072b2' title "full", \
  $curve_1 using 1:2 with linespoints pt 5 ps 0.7 lw 2 lc rgb '#d55e00' title "tied"
