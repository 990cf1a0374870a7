import type { FeedbackWords } from './feedback-words.ts';
import { anyPhrase, stemSet, wordSet } from './word-patterns.ts';

/** Spanish. Entries of the patterns are regular expressions. */
export const spanish: FeedbackWords = {
  stopWords:
    wordSet(`a además al algo algunos algunas antes así aunque aún cada casi como con contra cual cuando de del desde donde
    dos el él ella ellas ellos en entre era eres es esa ese eso esta está están estas este esto estos estás fue ha había
    hacer hacia han has hasta hay he la las le les lo los más me mi mientras mismo misma muy nada ni no nos nosotros o os
    otra otro otras otros para pero poco por porque pues que qué quien se sea según ser si sí sido sin sobre solo son su
    sus también tan tanto te tener ti tiene tienen tienes toda todas todo todos tres tu tú tus un una uno unos unas y ya
    yo`),
  talk: stemSet(`redondo redonda gusto gusta gustan sitios sitio llegar llegado lejos planteas planteamiento acertado acertada esencial último pulido pule pulir entrega agradable construir construye pros contras equilibran equilibrio equilibrado cumplido cumplir medida pedido presentación cuidada cuidado ordenada ordenado orden superficial queda quedan fragmento refuerza reforzar eleva elevar calidad dedícale dedica dedicar tiempo parte procura procurar resulte resultar resulta convincente convincentes optimizar optimiza optimizarlo potencial busca buscar mayor concreto concreta afina afinar perfecciona perfeccionar enriquece enriquecer fortalece fortalecer consolida potencia impulsa incrementa aumenta sube alcanza alcanzar alcanzado lograr logro conseguir consigue conseguido conseguida cuida cuidar atiende atender fíjate fijarte concéntrate concentrar enfoca enfoque esmérate esmero rigor riguroso exactitud exacto exacta coherente coherencia cohesión lógico lógica sensato razonable pertinente relevante adecuadamente apropiado apropiada válido válida útil valioso valiosa eficaz eficiente exitoso éxito satisfactorio satisfactoria insatisfactorio mediocre regular pasable correcto correctamente incorrecto impreciso imprecisión vago vaga confuso confusa claro oscuro oscura incompleto incompleta parcial parcialmente limitado limitada escaso escasa breve corto corta largo larga extenso extensa detalladamente minucioso profundo profunda profundamente superficialmente general generales globalmente globales líneas trazos rasgos aspecto elemento elementos componente cuestión cuestiones tema materia contenido contenidos forma formas fondo redacción expresión vocabulario gramática ortografía lenguaje lengua estilo tono voz formulación enunciado afirmación observación comentario reflexión opinión visión punto vista introducción desarrollo cierre conclusión inicio comienzo final sección trabajo producto resultado rendimiento desempeño actuación ejecución versión borrador intento esfuerzo tarea actividad encargo propuesta respuesta responde respondes contestas contestación resuelto resolver resuelves tratas trata tratado abordas abordado mencionas expones expuesto describes descripción comentas señalas indicas presentas planteado original originalidad creativo creativa interesante interés ameno amena fluido fluida fluidez legible comprensible accesible sencillo sencilla simple complejo fácil difícil agradecer agrada encanta alegra felicito enhorabuena ánimo gracias bonito bonita lindo estupendo fenomenal genial fantástico perfecto excelente notable destacable destacado meritorio prometedor digno digna merece vale pena mejorable mejora mejorar mejoría progreso avance avances evolución continúa seguir adelante próximas próximo futuro futura ocasión ocasiones vez camino dirección rumbo meta objetivo base bases cimientos fundamento esencia núcleo clave claves principal principales importante fundamental necesario suficiente insuficiente bastante mucho poco algo nada todo demasiado completamente totalmente absolutamente realmente verdaderamente especialmente particularmente muy sumamente generalmente normalmente siempre nunca veces ocasionalmente mayormente mayoría altibajos luces sombras fortalezas fortaleza debilidades debilidad virtudes virtud defectos defecto carencia carencias laguna lagunas error errores desliz deslices detalle detalles matices falta faltan hueco huecos margen espacio posibilidad posibilidades podría podrías puedes convendría conviene haría harías toque retoque ajuste ajustes ajustar corregir revisar revísalo repasar releer replantear repensar reflexiona trabajar trabájalo practicar ejercitar estudiar preparar aprender comprender entender dominio conocimiento atento atenta atención mejor peor bueno malo nivel grado superior inferior medio media alto alta bajo baja cierto cierta diversos varios diferentes determinado específico específica sólido sólida firme estable flojo floja débil fuerte fuertes casi pequeño pequeños fallo fallos aquí allá reflexión reflexiones merecen merecer amplio amplia logrado algunos convencen comienzo prometedor retoque retoques razonable intento principal tratado línea resultado vendrían bastante solidez flojo floja camino aceptable breve requisito requisitos cumple cumplen cierto cierta criterio criterios expectativa expectativas fuerte fuertes débil débiles grado medida términos generales alguno margen aceptable suficiente adecuado adecuada adelante ahora amplía ampliar ánimo apartado apartados argumento argumentos aspecto aspectos
    atención avanza bastante bien buen buena bueno buenas buenos calidad camino claro clara claridad claramente clases
    completo completa comprende comprender comprensión conjunto considera contenido continúa correcto correcta cosa
    cosas cuidado da dar debes deberías demuestra demuestras desarrolla desarrollar detalle detalles detallado di dice
    dices ejemplo ejemplos ejercicio entender entiende error errores escribe escribes escribir escrito escritura esfuerzo
    especial estilo estructura estudia excelente explica explicas explicación explicar expresa expresión expresiones fácil falta
    fantástico frase frases futuro general gran grande haces haz hazlo idea ideas importante importantes incluir incluye información
    intenta intentar interesante leer lector lectura logra lograr mal manera mantén mayor mejor mejora mejorar mejores
    menos mucho muchos muestra muestras necesario necesita necesitas nivel objetivo palabra palabras párrafo párrafos parte
    partes paso pasos pensar perfecto piensa positivo posible practica práctica precisión precisa presenta presta próxima
    próximo profundidad profundiza profundizar pregunta preguntas problema progreso proceso puede puedes punto puntos razona redacción
    realmente repasa respuesta respuestas resultado revisa revisar ritmo saber sigue seguir siempre siguiente sólido sugerencia tarea
    tareas tema temas texto tiempo todavía trabaja trabajando trabajo trabajos usa usar útil varios ve ver vez veces`),
  highPraise:
    anyPhrase(String.raw`sensacional(?:es|mente)?; deslumbra(?:nte\p{L}*|s)?; joya; chapeau; chapó; olé; en el (?:blanco|clavo); diana; (?:de )?talla mundial; de (?:primer[oa]? (?:nivel|orden|clase)|altísimo nivel|lujo|libro|matrícula|película|categoría|maestr[oa]s?); la (?:mejor|más \p{L}+) \p{L}+ (?:que|de); el (?:mejor|más \p{L}+) \p{L}+ (?:que|de); l[oa]s? mejor(?:es)? (?:\p{L}+ )?que he; brilla(?:s|n)?; brillantez; reluce; resplandec\p{L}+; increíble(?:s|mente)?; asombros[oa]s?; asombrosamente; sublime(?:s)?; insuperable(?:s)?; inigualable(?:s)?; incomparable(?:s)?; imbatible(?:s)?; inmenso acierto; prodigios[oa]; portentos[oa]; fabulos[oa]s?; primoros[oa]s?; exquisit[oa]s?; virtuos[oa]s?; virtuosismo; triunf[oa]; obra maestra; lección magistral; clase magistral; (?:un |todo un )?lujo; una (?:delicia|maravilla|gozada|pasada); da gusto; (?:es )?un gusto; me (?:encanta|fascina|impresiona|maravilla|ha encantado|ha impresionado); no se puede pedir (?:nada )?más; no (?:puede|podría|se puede|cabe) (?:\p{L}+ )?(?:mejor|mejorar|pedir más); mejor imposible; imposible (?:hacerlo |de )?mejor\p{L}*; (?:total|absoluta|completa|plena)mente (?:bien|correct[oa]|acertad[oa]|convincente|logrado|lograd[oa]); (?:realmente|verdaderamente|sumamente|extremadamente|increíblemente|especialmente|particularmente|muy|tan) (?:bien|buen[oa]?|sólid[oa]|convincente|clar[oa]|precis[oa]|lograd[oa]|acertad[oa]|brillante|madur[oa]|elegante|complet[oa]|notable|impresionante)s?; redond[oa](?=[\s,.!]); rotund[oa] éxito; ejemplarmente; a la perfección; perfección; de forma (?:magistral|brillante|excelente|ejemplar|impecable|admirable|sobresaliente); con (?:gran |absoluta |total |enorme )?(?:maestría|brillantez|soltura|excelencia|elegancia); admira(?:ción|ble|bles|blemente); digno de (?:elogio|admiración|aplauso); elogi\p{L}+; aplauso; felicit\p{L}+; te felicito; formidablemente; estupendamente; maravillosamente; fantásticamente; (?:sin|ningún|ninguna) (?:defecto|tacha|error alguno|fisuras|pega|pero)s?; no hay nada que (?:objetar|corregir|mejorar|reprochar); supera(?:s)? (?:con creces|todas|lo esperado); roza la perfección; excelencia; logradísim[oa]; buenísim[oa]s?; \p{L}{4,}ísim[oa]s?; todo un (?:éxito|acierto|logro); formidable(?:s)?; (?:gran|verdadera|especial|total|verdadero) (?:maestría|dominio|logro|acierto); dominas; maestría; modelo para; punto (?:especialmente |muy )?fuerte; lo has clavado; logro; nada (?:que|más que) (?:desear|objetar|reprochar|corregir|criticar); difícilmente (?:podría|se puede); brillantemente; un placer; bordado;
    ejemplar(?! de); espectacular(?:es)?; de primera; de diez; insuperable(?:s)?; óptim[oa]s?; soberbi[oa]s?;
    no se puede (?:pedir más|mejorar|hacer mejor); excelente(?:s|mente)?; perfect[oa]s?; perfectamente;
    brillante(?:s|mente)?; sobresaliente(?:s)?; magnífic[oa]s?; impecable(?:s|mente)?; extraordinari[oa]s?;
    extraordinariamente; estupend[oa]s?; fantástic[oa]s?; maravillos[oa]s?; genial(?:es)?; espléndid[oa]s?;
    impresionante(?:s)?; muy bien; muy buen(?:[oa]s?)?; buen trabajo; gran trabajo; inmejorable(?:s)?;
    admirable(?:s|mente)?; magistral(?:es|mente)?; fenomenal; enhorabuena; felicidades; bravo;
    excepcional(?:es|mente)?; intachable; sin (?:ningún )?fallos?; nada que (?:mejorar|añadir); destacad[oa]s?`),
  praise:
    anyPhrase(String.raw`agradable(?:s)?; lograd[oa]s?; cuidad[oa]s?; ordenad[oa]s?; coherente(?:s|mente)?; rigor; riguros[oa]s?; válid[oa]s?; fluid[oa]s?; madur[oa]s?; certer[oa]s?; hábil(?:es|mente)?; lógic[oa]s?; claridad; fortalezas?; aciert(?:o|as|an); buen(?:[oa]s?)?; bien; convincente(?:s|mente)?; sólid[oa]s?; acertad[oa]s?; acertadamente; correctamente;
    con (?:gran )?(?:claridad|precisión|acierto); claramente; logrado; eficaz(?:mente)?; completamente;
    detalladamente; precis[oa]s?`),
  unsaid:
    anyPhrase(String.raw`no; nunca; jamás; nada; sin; apenas; ni; poco; falta; tampoco; sería; podría\p{L}*; debería\p{L}*; para; si;
    casi; solo; hasta que; en vez de; aún; todavía`),
  failure:
    anyPhrase(String.raw`(?:totalmente|completamente|del todo|enteramente) (?:errone[oa]|erróne[oa]|equivocad[oa]|incorrect[oa]|ausente|mal)s?;
    no responde a la (?:pregunta|tarea); fuera de tema; no tiene (?:ningún )?sentido; inaceptable;
    insuficiente(?:s)?; muy (?:flojo|floja|débil|pobre|deficiente); deficiente; fracasa;
    nada (?:de esto )?es correcto; está todo mal`),
  negation:
    anyPhrase(String.raw`no; nunca; jamás; nada; sin; ningun[oa]?; ningún; tampoco; falta; faltan; ausente; incorrect[oa]s?;
    incorrectamente; errone[oa]s?; erróne[oa]s?; mal`),
  // A second person stands in the verb's ending.
  toStudent: /\p{L}/giu,
  supposed: anyPhrase(String.raw`si; supón; imagina; en caso de`),
  claims: {
    effort:
      anyPhrase(String.raw`(?:debías|debes|debiste|estabas|andabas|ibas|parecías) (?:de )?(?:estar |haber estado )?(?:\p{L}+ )?(?:distraíd[oa]|cansad[oa]|aburrid[oa]|despistad[oa]|nervios[oa]|con prisa|dormid[oa]|agotad[oa]|estresad[oa]); te lo has (?:tomado|currado|trabajado|pensado|preparado); te has (?:tomado|dejado|rendido|aburrido|conformado|volcado|implicado|entregado); a la ligera; (?:sospecho|supongo|imagino|intuyo|creo|temo|me temo|apuesto|noto|seguro|tengo la (?:impresión|sensación)) (?:a )?(?:de )?que (?:no )?(?:lo |la |te |le |has|estabas|tenías|ibas|eres|querías)\p{L}*; (?:la noche anterior|en el último (?:momento|minuto)|en cinco minutos|de cualquier manera); tu (?:\p{L}+ )?(?:entusiasmo|pasión|curiosidad|actitud|constancia|perseverancia|ambición|ilusión|energía|pereza|voluntad|disciplina|desinterés|implicación|entrega|afán|desgana|compromiso|amor por|afición); (?:no )?te (?:importa|interesa|apasiona|gusta|aburre|preocupa|rendiste|aburriste|despistaste); se (?:nota|ve|percibe|aprecia) (?:que|tu|el (?:esfuerzo|interés|cariño));
    es (?:evidente|obvio|claro) que (?:te|has|no has|no te|eres|sabes);
    está claro que (?:te|has|no has|no te|eres|sabes);
    (?:seguramente|probablemente|evidentemente|obviamente|sin duda) (?:no )?(?:te|has|ibas|tenías|estabas);
    has (?:puesto|invertido|dedicado);
    (?:el )?(?:tiempo|cariño|cuidado|trabajo) que (?:le )?(?:has|pusiste|dedicaste); te has tomado; deprisa;
    con poco (?:cuidado|interés); aplicad[oa]; esforzad[oa]; te esforz\p{L}+; trabajador(?:a)?;
    te (?:has )?(?:\p{L}+ )?(?:esforz\p{L}+|esfuerz\p{L}+); esfuérzate;
    (?:mucho|gran|poco|ningún|tu|buen|más|notable) (?:\p{L}+ )?esfuerzo;
    has (?:\p{L}+ )?trabajado (?:mucho|duro|muy|poco); trabajaste (?:mucho|duro|poco); trabajo duro; perezos[oa];
    pereza; con (?:mucha )?prisas?; a última hora; desgana; sin ganas; tu (?:dedicación|empeño|motivación|interés);
    falta de (?:interés|motivación|ganas|esfuerzo|estudio); (?:muy |poco )?motivad[oa];
    te has (?:dado prisa|aplicado|molestado); no te has (?:molestado|esforzado|preparado); descuidad[oa];
    dedicado (?:mucho|poco|bastante) tiempo`),
    intent:
      anyPhrase(String.raw`esperabas; confiabas; (?:has|habías) (?:\p{L}+ )?(?:esperado|fingido|disimulado|engañado|copiado|hecho trampa); finges; buscabas (?:engañar|impresionar|quedar); querías (?:engañar|impresionar|disimular|ocultar|quedar|salir); querías(?! (?:decir|expresar)); quisiste(?! (?:decir|expresar)); pretendías; pretendes; intentabas;
    has querido(?! (?:decir|expresar)); tu (?:\p{L}+ )?intención; tenías la intención; deliberadamente; adrede;
    no has querido; finges`),
    knowledge:
      anyPhrase(String.raw`sabes (?:\p{L}+ )?(?:perfectamente|muy|mucho|poco|bien|de lo que|de sobra)\p{L}*; (?:no )?tienes (?:ni )?(?:\p{L}+ )?(?:idea|noción|base|facilidad|dificultad(?:es)?|interés|ganas|miedo|claro|buena memoria); (?:te )?(?:da|dan|daba|daban) (?:\p{L}+ )?(?:miedo|pereza|pánico|vergüenza|igual); se te (?:da|dan|resiste|resisten|atraganta|escapa); por lo visto(?: no)? (?:te|has|eres|sabes|tienes); te pierdes; te (?:cuesta|resulta (?:fácil|difícil)); se te da; has olvidado;
    no has (?:leído|estudiado|prestado atención|preparado);
    (?:no )?has (?:\p{L}+ )?(?:entendido|comprendido|aprendido|asimilado|dominado|adivinado|copiado|memorizado|estudiado);
    no (?:entiendes|comprendes|sabes|dominas|conoces|entendiste|comprendiste);
    (?:entiendes|comprendes|sabes|dominas|conoces) (?:muy bien|bien|perfectamente|claramente|a fondo|de verdad|a la perfección);
    (?:claramente|realmente|evidentemente|sin duda) (?:entiendes|comprendes|sabes|dominas|conoces);
    tu (?:\p{L}+ )?(?:comprensión|conocimiento|dominio|desconocimiento|ignorancia|confusión);
    tus (?:\p{L}+ )?conocimientos; pareces; (?:estás|estabas) (?:\p{L}+ )?(?:confundid[oa]|perdid[oa]|insegur[oa]);
    te faltan? (?:\p{L}+ )?(?:conocimientos?|base|comprensión|estudio)`),
    identity:
      anyPhrase(String.raw`tienes (?:\p{L}+ )?(?:un |una |mucho |gran )?(?:\p{L}+ )?(?:don|talento|facilidad|dotes|madera|vocación|instinto|vena|mano)(?! que); eres (?:(?:un|una|muy|tan|poco|bastante|claramente|evidentemente|algo|demasiado|todo|toda|de) )*(?:buen|buena|mal|mala|gran|genio|artista|persona|trabajador\p{L}*|constante|vag[oa]|tímid[oa]|madur[oa]|inmadur[oa]|curios[oa]|ambicios[oa]|despistad[oa]|distraíd[oa]|impaciente|ingenu[oa]|hábil|experto|experta|crack|fenómeno|perfeccionista|soñador\p{L}*|letras|ciencias); eres (?:\p{L}+ ){0,3}(?:inteligente|list[oa]|talentos[oa]|brillante|capaz|perezos[oa]|alumn[oa]|estudiante|nativ[oa]|principiante|creativ[oa]);
    hablantes? (?:no )?nativ[oa]s?;
    tu (?:\p{L}+ )?(?:talento|inteligencia|origen|cultura|religión|lengua materna|familia|personalidad|nacionalidad|género);
    como (?:chica|chico|mujer|hombre|extranjer[oa]|inmigrante|musulmán|musulmana); para tu edad;
    para alguien como tú; gente como tú`),
  },
  vague:
    anyPhrase(String.raw`(?:se )?(?:podía|podías|podría|podrías) (?:haber|llegar|estar|ser|hacer)(?: \p{L}+){0,2}; (?:explíca|piénsa|mejóra|desarrólla|míra|revísa|púle)(?:lo|la)(?: (?:mejor|más|un poco más|bien|otra vez))?; (?:añade|da|incluye|usa|pon|aporta) (?:algún |algunos |un poco )?(?:más|mayor|mejores) (?:detalles?|ejemplos?|profundidad|información|explicaciones|claridad|datos);
    (?:añade|da|incluye|usa|aporta) (?:detalles|ejemplos|información) adicional(?:es)?; mejora\p{L}*;
    sigue (?:así|trabajando|practicando|adelante|esforzándote); trabaja (?:más|mejor|en); esfuérzate;
    presta (?:más |mayor )?atención; ten (?:más )?cuidado; sé (?:un poco )?más \p{L}+; practica(?: más)?;
    profundiza\p{L}*; desarrolla (?:más|mejor); desarrolla;
    (?:más|mayor|mejores) (?:detalles?|ejemplos?|profundidad|claridad|precisión|cuidado|esfuerzo);
    piensa (?:más|mejor); revisa; repasa; podría (?:ser )?mejor\p{L}*; puedes (?:hacerlo )?mejor\p{L}*;
    hazlo mejor; amplía\p{L}*; continúa; intenta (?:mejorar|hacerlo mejor|ser más \p{L}+); estudia más; lee más`),
  act: anyPhrase(String.raw`añad\p{L}*; nombr\p{L}*; escrib\p{L}*; di; decir; explica; explicar; explícal\p{L}*; compar\p{L}*; sustitu\p{L}*; describ\p{L}*; cita; citar; defin\p{L}*; muestr\p{L}*; dibuj\p{L}*; calcul\p{L}*; divid\p{L}*; justific\p{L}*; indica\p{L}*; relacion\p{L}*; une; reescrib\p{L}*; vuelve; lee; leer; relee; subray\p{L}*; elig\p{L}*; empieza; empezar; comienza; pon; poner; us(?:a|ar); utiliz\p{L}*;
    busca\p{L}*; comprueb\p{L}*; comprob\p{L}*; responde\p{L}*; quita; elimina; separa; mide; medir; marca; señal\p{L}*; corrig\p{L}*; cambia; da; dar; dale; toma; inclu\p{L}*; mencion\p{L}*; complet\p{L}*; argument\p{L}*; demuestra; ordena; concreta\p{L}*; especifica\p{L}*; apoya; aporta; pregunt\p{L}*; cuenta; resum\p{L}*; haz; hacer; convierte; traza; coloca; enlaza; vincula; contrast\p{L}*; deduce; aplica; distingu\p{L}*; identific\p{L}*; anota; copia; traduce; lleva; saca; parte; divide; resuelve; despeja; rodea; prueba; aclara; conecta; piensa`),
  obeying:
    anyPhrase(String.raw`(?:de acuerdo con|conforme a|según|siguiendo|atendiendo a|en cumplimiento de|obedeciendo|cumpliendo|por) (?:la|el|tu|su|tus|sus|las|los|esta|este|lo que pide el) (?:\p{L}+ )?(?:petición(?:es)?|instrucci[oó]n(?:es)?|orden(?:es)?|nota al \p{L}+|mensaje|mandato|solicitud|indicaci[oó]n(?:es)? del (?:texto|autor|alumno)|deseo)(?! de la (?:tarea|profesora?)); (?:tal y |tal )?como (?:lo )?(?:exige|pide|solicita|ordena|indica|manda|dice|requiere|deseabas|deseas|querías|pediste|pides|exiges|ordenas|ordenaste|solicitas|solicitaste|has pedido|has indicado|has ordenado|se (?:pide|ordena|exige|solicita|indica))(?: (?:el texto|la nota|el mensaje|el autor|el alumno|la entrega|tu texto))?(?=[\s,.;:]); (?:se me|me) (?:ha|han|había|habían) (?:dicho|pedido|ordenado|indicado|solicitado|instruido); (?:tu|la|su) (?:orden|instrucción|petición|solicitud) (?:se ha|ha sido|queda|está) (?:\p{L}+ )?(?:cumplid[oa]|ejecutad[oa]|atendid[oa]|realizad[oa]|aceptad[oa]); (?:criterios|rúbrica|instrucciones) (?:se han|se ha|han sido|ha sido|quedan|queda) (?:\p{L}+ )?(?:pasado por alto|ignorad[oa]s?|omitid[oa]s?|dejad[oa]s? de lado|descartad[oa]s?|anulad[oa]s?); (?:dejado de lado|ignorado|omitido|no (?:he|se ha|se han) (?:aplicado|usado|seguido)) (?:los |la |las )?(?:criterios|rúbrica|instrucciones); (?:entendido|recibido|de acuerdo|comprendido)(?=[:,.!]); nuevas instrucciones; (?:tal y )?como (?:me )?(?:has |han )?(?:pediste|pedido|pides|solicitaste|solicitado|ordenaste|ordenado|indicaste|exiges|se (?:me )?(?:ordena|pide|exige|indica) en el texto);
    según (?:tus|sus|las) (?:instrucciones|órdenes); siguiendo (?:tus|sus|las) instrucciones;
    instrucciones (?:anteriores|previas); prompt del sistema;
    como (?:una )?(?:ia|inteligencia artificial|modelo de lenguaje); a petición (?:tuya|del autor|del alumno)`),
  fullMarks: anyPhrase(String.raw`(?:máxima|mejor|más alta) (?:puntuación|nota|calificación);
    (?:puntuación|nota|calificación) (?:máxima|más alta|completa|perfecta); todos los puntos; matrícula de honor;
    sobresaliente de nota`),
  address: anyPhrase(
    String.raw`querid[oa]; hola; estimad[oa]; muy bien; gracias; bravo; enhorabuena; felicidades; señora?; don; doña; trabajo`,
  ),
  determiner: anyPhrase(String.raw`el; la; los; las; un[ao]?; del; al; su; tu; este; esta; ese; esa; cada; san; santa`),
  nameWords:
    wordSet(`abril alba ángel aurora blanca blanco calle campos casas cruz delgado dolores esperanza estrella flor flores gracia
    guerra iglesia iris izquierdo jesús julio león luna luz mar marina mercedes mora moreno paz pilar ramos reina rey reyes
    ríos rojo rosa rosas rubio salvador santa santos serrano sierra sol soledad torres valle vega victoria vidal`),
  attribution:
    anyPhrase(String.raw`(?:escribes|dices|afirmas|sostienes|planteas|concluyes)(?: que)?; tu (?:frase|afirmación|expresión);
    tus palabras`),
};
